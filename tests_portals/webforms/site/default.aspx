<%@ Page Language="C#" MasterPageFile="~/khung.master" %>
<script runat="server">
  protected void Page_Load(object sender, EventArgs e)
  {
    if (IsPostBack) return;
    rptTinMoi.DataSource = News.All.Take(4);
    rptTinMoi.DataBind();
  }
</script>
<asp:Content ContentPlaceHolderID="Main" runat="server">
  <h2>Tin mới</h2>
  <asp:Repeater ID="rptTinMoi" runat="server">
    <ItemTemplate>
      <div class="tin">
        <a href='<%# Eval("Address") %>'><%# Server.HtmlEncode((string)Eval("title")) %></a>
        <span class="ngay">(<%# Eval("Time", "{0:dd/MM/yyyy}") %>)</span>
        <p><%# Server.HtmlEncode((string)Eval("summary")) %></p>
      </div>
    </ItemTemplate>
  </asp:Repeater>
</asp:Content>
